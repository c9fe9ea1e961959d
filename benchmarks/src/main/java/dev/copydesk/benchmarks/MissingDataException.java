package dev.copydesk.benchmarks;

/** A data set that an evaluation needs is not in the folder. */
public final class MissingDataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingDataException(String name) {
        super(name + " is not in the data folder");
    }
}
