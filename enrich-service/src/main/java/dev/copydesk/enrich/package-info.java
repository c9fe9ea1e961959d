/**
 * What Copydesk finds out about a single article. {@link dev.copydesk.enrich.Annotator} is the entry.
 *
 * <p>The packages {@code text}, {@code language}, {@code topic} and {@code keyphrase} are pure: what they return depends on
 * their arguments and on the rules shipped with them, never on a server, a clock or the machine.
 */
@NullMarked
package dev.copydesk.enrich;

import org.jspecify.annotations.NullMarked;
