package dev.copydesk.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    @Test
    void readingIsPreferredToOverridingAll() {
        assertThat(capabilities("000001ffffffffff").toReadEverywhere()).isEqualTo("dac_read_search");
    }

    @Test
    void insideAContainerOnlyTheWiderOneIsHeld() {
        assertThat(capabilities("00000000a80425fb").toReadEverywhere()).isEqualTo("dac_override");
    }

    @Test
    void withoutAnyTheMessageSaysWhatToDo() {
        assertThatThrownBy(() -> capabilities("0000000000000000").toReadEverywhere())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("move the project to a folder that everybody can enter");
    }

    private static Capabilities capabilities(String effective) {
        return Capabilities.parse(Stream.of("Name:\tjava", "CapPrm:\t0000000000000000", "CapEff:\t" + effective));
    }
}
