/** What the tests of all modules share: real servers to test against, and the architecture rules. */
@NullMarked
package dev.copydesk.testsupport;

import org.jspecify.annotations.NullMarked;
