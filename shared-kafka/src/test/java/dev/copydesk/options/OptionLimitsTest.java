package dev.copydesk.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionLimitsTest {
    private static final SmallRyeConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withDefaultValues(Map.of(
                    "number", "7",
                    "less", "-1",
                    "time", "PT5S",
                    "none", "PT0S",
                    "share", "0.5",
                    "bytes", "2K",
                    "word", "red",
                    "noise", "many"))
            .build();

    @Test
    void valuesThatAreWantedAreNotSpokenOf() {
        assertThat(OptionLimits.of(
                                Limit.atLeast("number", 7),
                                Limit.between("number", 7, 7),
                                Limit.atLeastTimes("number", 7, "less"),
                                Limit.share("share"),
                                Limit.moreThanNoTime("time"),
                                Limit.atLeast("none", Duration.ZERO),
                                Limit.noShorterThan("time", "none"),
                                Limit.atLeastBytes("bytes", 2048),
                                Limit.oneOf("word", "red", "blue"))
                        .violations(CONFIG))
                .isEmpty();
    }

    @Test
    void eachOtherValueGetsALineWithOptionValueAndWhatIsWanted() {
        assertThat(OptionLimits.of(
                                Limit.atLeast("less", 0),
                                Limit.between("number", 8, 9),
                                Limit.between("number", 1, 6),
                                Limit.atLeastTimes("number", 2, "number"),
                                Limit.share("number"),
                                Limit.moreThanNoTime("none"),
                                Limit.atLeast("time", Duration.ofDays(1)),
                                Limit.noShorterThan("none", "time"),
                                Limit.atLeastBytes("bytes", 2049),
                                Limit.oneOf("word", "green", "blue"))
                        .violations(CONFIG))
                .containsExactly(
                        "less is -1, wanted 0 or more",
                        "number is 7, wanted 8 to 9",
                        "number is 7, wanted 1 to 6",
                        "number is 7, wanted at least 2 times number",
                        "number is 7, wanted 0 to 1",
                        "none is PT0S, wanted a time of more than 0",
                        "time is PT5S, wanted a time of PT24H or more",
                        "none is PT0S, wanted at least time",
                        "bytes is 2K, wanted 2049 bytes or more",
                        "word is red, wanted green or blue");
    }

    @Test
    void aValueOfAnotherFormIsNoMoreWanted() {
        assertThat(OptionLimits.of(Limit.atLeast("noise", 1)).violations(CONFIG))
                .singleElement()
                .asString()
                .startsWith("noise is many, wanted 1 or more (");
    }

    @Test
    void theStartEndsWithAllLinesAtOnce() {
        OptionLimits limits =
                OptionLimits.of(Limit.atLeast("less", 0)).and(OptionLimits.of(Limit.atLeast("number", 8)));

        assertThatThrownBy(() -> limits.require(CONFIG))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessage("less is -1, wanted 0 or more" + System.lineSeparator() + "number is 7, wanted 8 or more");
    }
}
