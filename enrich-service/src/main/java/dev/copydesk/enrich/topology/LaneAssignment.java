package dev.copydesk.enrich.topology;

/** The lane that an article was last sent to. */
record LaneAssignment(String lane) {}
