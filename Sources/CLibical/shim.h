// libical's one public header; no pkg-config, which would also link libicalss and Berkeley DB.
#include <libical/ical.h>
