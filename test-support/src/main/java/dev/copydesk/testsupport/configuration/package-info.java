/** The table of all options, made from the sources: {@code docs/configuration.md}. */
@NullMarked
package dev.copydesk.testsupport.configuration;

import org.jspecify.annotations.NullMarked;
