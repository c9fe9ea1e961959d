/** {@code copydesk extract}: the articles of saved pages, without any server. */
@NullMarked
package dev.copydesk.cli.extract;

import org.jspecify.annotations.NullMarked;
