package dev.copydesk.testsupport.sample.tangled.two;

import dev.copydesk.testsupport.sample.tangled.one.First;
import java.util.List;

/** The other half of a cycle. */
public record Second(List<First> firsts) {}
