package dev.copydesk.testsupport.sample.unmarked;

/** Its package says nothing about null. */
final class Unmarked {
    private Unmarked() {}
}
