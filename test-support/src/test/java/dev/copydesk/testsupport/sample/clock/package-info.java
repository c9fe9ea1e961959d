/** A sample for the architecture rules. */
@NullMarked
package dev.copydesk.testsupport.sample.clock;

import org.jspecify.annotations.NullMarked;
