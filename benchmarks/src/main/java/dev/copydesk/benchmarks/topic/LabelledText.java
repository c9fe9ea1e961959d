package dev.copydesk.benchmarks.topic;

/**
 * A text whose class is known.
 *
 * @param set the data set's name
 * @param language ISO 639-1 of the text
 * @param label the class as the data set names it
 * @param title may be empty
 */
record LabelledText(String set, String language, String label, String title, String text) {}
