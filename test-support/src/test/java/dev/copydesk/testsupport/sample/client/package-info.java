/** A sample for the architecture rules. */
@NullMarked
package dev.copydesk.testsupport.sample.client;

import org.jspecify.annotations.NullMarked;
