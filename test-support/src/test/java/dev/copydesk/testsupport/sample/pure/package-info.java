/** A sample for the architecture rules. */
@NullMarked
package dev.copydesk.testsupport.sample.pure;

import org.jspecify.annotations.NullMarked;
