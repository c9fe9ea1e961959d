/** A sample for the architecture rules. */
@NullMarked
package dev.copydesk.testsupport.sample.tangled.two;

import org.jspecify.annotations.NullMarked;
