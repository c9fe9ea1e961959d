package dev.copydesk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String VALID = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void whatACallerSentIsPassedOnAsItIs() {
        assertThat(TraceParent.read(' ' + VALID)).contains(new TraceParent(VALID));
    }

    @Test
    void ofALaterVersionThePartsOfTheFirstAreUnderstood() {
        assertThat(TraceParent.read("cc" + VALID.substring(2) + "-what-the-future-brings"))
                .contains(new TraceParent(VALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no trace",
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                VALID + "-more",
                VALID + "\r\nX-Other: header"
            })
    void whatIsNotValidCountsAsNothing(String sent) {
        assertThat(TraceParent.read(sent)).isEmpty();
        assertThatThrownBy(() -> new TraceParent(sent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsNoTrace() {
        assertThat(TraceParent.read(null)).isEmpty();
    }

    @Test
    void aTraceThatBeginsHereIsAValidOneThatNobodyHadBefore() {
        Random random = new Random(1);

        TraceParent begun = TraceParent.begun(random);

        assertThat(TraceParent.read(begun.value())).contains(begun);
        assertThat(begun.value()).endsWith("-00");
        assertThat(TraceParent.begun(random)).isNotEqualTo(begun);
    }

    @Test
    void itsPartsAreThoseOfTheStandard() {
        TraceParent read = new TraceParent(VALID);

        assertThat(read.traceId()).isEqualTo(TRACE);
        assertThat(read.parentId()).isEqualTo("b7ad6b7169203331");
        assertThat(read.flags()).isEqualTo("01");
    }

    @ParameterizedTest
    @CsvSource({"00,false", "01,true", "02,false", "03,true", "0f,true", "fe,false"})
    void theLowestBitOfTheFlagsSaysWhetherATraceIsSampled(String flags, boolean sampled) {
        byte[] header = (VALID.substring(0, VALID.length() - 2) + flags).getBytes(StandardCharsets.UTF_8);

        assertThat(TraceParent.mayBeSampled(header)).isEqualTo(sampled);
    }

    @Test
    void whatIsTooShortIsNotSampled() {
        assertThat(TraceParent.mayBeSampled(null)).isFalse();
        assertThat(TraceParent.mayBeSampled(
                        VALID.substring(0, VALID.length() - 1).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
