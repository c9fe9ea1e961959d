package dev.copydesk.benchmarks.duplicate;

/** An article of a data set. */
record Document(String id, String title, String text) {}
