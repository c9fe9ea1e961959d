package dev.copydesk.model;

final class Range {

    private Range() {}

    static void requireUnit(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " is " + value + ", wanted 0 to 1");
        }
    }
}
