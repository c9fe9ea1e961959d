package dev.copydesk.testsupport.sample.tangled.one;

import dev.copydesk.testsupport.sample.tangled.two.Second;

/** Half of a cycle. */
public record First(Second second) {}
