// SPDX-License-Identifier: Apache-2.0
// Makes, writes and frees calendars with libical on four threads, as the program does, and compares the bytes.
//   cc -O1 -g .ci/threads.c -o threads -lical -lpthread && valgrind --tool=helgrind ./threads 3
// helgrind must name no memory but the counters of pvl_new_element and pvl_newlist, which nothing reads, the key that
// icalerrno_return makes once, and the lock itself. Ends with 1 when two calendars differ.
#include <libical/ical.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Reading zone data is not safe on several threads.
static pthread_mutex_t zone_data = PTHREAD_MUTEX_INITIALIZER;

static icalcomponent *make_zone(void) {
  icalproperty_kind dropped[] = {ICAL_TZUNTIL_PROPERTY, ICAL_X_PROPERTY, ICAL_TZID_PROPERTY};
  struct icaltimetype from = icaltime_null_time(), to;
  icalproperty *property;
  from.year = 2018;
  from.month = from.day = 1;
  to = from;
  to.year = 2030;
  pthread_mutex_lock(&zone_data);
  icalcomponent *zone = icaltzutil_fetch_timezone("Europe/Paris");
  icaltimezone_truncate_vtimezone(zone, from, to, 1);
  for (int kind = 0; kind < 3; kind++)
    while ((property = icalcomponent_get_first_property(zone, dropped[kind]))) {
      icalcomponent_remove_property(zone, property);
      icalproperty_free(property);
    }
  icalcomponent_add_property(zone, icalproperty_new_tzid("Europe/Paris"));
  pthread_mutex_unlock(&zone_data);
  return zone;
}

static void add_time(icalcomponent *event, icalproperty *property) {
  icalproperty_add_parameter(property, icalparameter_new_tzid("Europe/Paris"));
  icalcomponent_add_property(event, property);
}

static icalcomponent *make_event(int number) {
  icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  char uid[64];
  snprintf(uid, sizeof uid, "%d@example.org", number);
  icalcomponent_add_property(event, icalproperty_new_uid(uid));
  struct icaltimetype local = icaltime_null_time(), utc;
  local.year = 2018;
  local.month = 3;
  local.day = 1 + number % 28;
  local.hour = number % 24;
  utc = local;
  utc.zone = icaltimezone_get_utc_timezone();
  icalcomponent_add_property(event, icalproperty_new_dtstamp(utc));
  icalcomponent_add_property(event, icalproperty_new_lastmodified(utc));
  add_time(event, icalproperty_new_dtstart(local));
  add_time(event, icalproperty_new_dtend(local));
  icalcomponent_add_property(event, icalproperty_new_sequence(number));
  icalproperty *summary = icalproperty_new_summary("Tea; with, \\ many words, so that 樱花节国际合作研讨会 is folded");
  icalproperty_add_parameter(summary, icalparameter_new_language("zh"));
  icalcomponent_add_property(event, summary);
  icalcomponent_add_property(event, icalproperty_new_location("Hall"));
  icalcomponent_add_property(event, icalproperty_new_description("one\ntwo, three"));
  icalcomponent_add_property(event, icalproperty_new_categories("Seminar"));
  icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property(event, icalproperty_new_geo((struct icalgeotype){31.5, 120.25}));
  icalcomponent_add_property(event, icalproperty_new_url("https://example.org"));
  icalcomponent_add_property(event, icalproperty_new_color("royalblue"));
  icalcomponent_add_property(event, icalproperty_new_organizer("mailto:o@example.org"));
  icalproperty *attendee = icalproperty_new_attendee("mailto:a@example.org");
  icalproperty_add_parameter(attendee, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
  icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
  icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
  icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
  icalcomponent_add_property(event, attendee);
  icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  struct icaltriggertype trigger = icaltriggertype_from_int(0);
  trigger.duration = icaldurationtype_from_int(-1800);
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  icalcomponent_add_property(alarm, icalproperty_new_description("go"));
  icalcomponent_add_component(event, alarm);
  return event;
}

static char *write_calendar(void) {
  icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Attache//Threads//EN"));
  icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
  icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
  icalcomponent_add_property(calendar, icalproperty_new_name("a; b, c"));
  icalproperty *name = icalproperty_new_x("a; b, c");
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar, name);
  icalproperty *refresh = icalproperty_new_refreshinterval(icaldurationtype_from_int(3600));
  icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
  icalcomponent_add_property(calendar, refresh);
  icalcomponent_add_component(calendar, make_zone());
  for (int number = 0; number < 40; number++) icalcomponent_add_component(calendar, make_event(number));
  char *text = icalcomponent_as_ical_string_r(calendar);
  icalcomponent_free(calendar);
  return text;
}

static void *work(void *count) {
  long different = 0;
  char *first = write_calendar();
  for (long number = 1; number < (long)count; number++) {
    char *text = write_calendar();
    different += strcmp(first, text) != 0;
    icalmemory_free_buffer(text);
  }
  icalmemory_free_buffer(first);
  return (void *)different;
}

int main(int argc, char **argv) {
  long count = argc > 1 ? atol(argv[1]) : 100;
  pthread_t threads[4];
  long different = 0;
  for (int number = 0; number < 4; number++) pthread_create(&threads[number], NULL, work, (void *)count);
  for (int number = 0; number < 4; number++) {
    void *result;
    pthread_join(threads[number], &result);
    different += (long)result;
  }
  printf("%ld of %ld calendars differ\n", different, 4 * count);
  return different != 0;
}
