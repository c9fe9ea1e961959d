/** What values the options of a service take beyond their form. */
@NullMarked
package dev.copydesk.options;

import org.jspecify.annotations.NullMarked;
