/** A sample for the architecture rules. */
@NullMarked
package dev.copydesk.testsupport.sample.tangled.one;

import org.jspecify.annotations.NullMarked;
