package dev.copydesk.index.elasticsearch;

/** What the months of a generation are for, at the moment of asking. Thread-safe; does not block. */
public interface GenerationRoles {

    /** Whether searches find it, so that its months are created with the alias. */
    boolean serves(int generation);

    /** Whether it is still being loaded, so that its months are created without refresh and replicas. */
    boolean isLoaded(int generation);
}
