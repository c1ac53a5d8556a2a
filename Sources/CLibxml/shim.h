// The pull parser only; its header path comes from pkg-config. Debian builds libxml2 with ICU, whose
// headers clash with those of Foundation; nothing of them is needed here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
