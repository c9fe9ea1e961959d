package dev.copydesk.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {
    private static final String REPORT = "The council has voted to close the old ferry terminal.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LISBON — ",
                "NEW YORK, March 3 - ",
                "ST. JOHN'S, N.L., Oct. 29, 2026 – ",
                "LONDON (Reuters) - ",
                "London (AP) -- ",
                "ROMA, 3 marzo – ",
                "Roma, 3 marzo 2021 (ANSA) - ",
                "PARIS, le 5 novembre 2026 – ",
                "Frankfurt am Main, 3. März (dpa) – ",
                "SÃO PAULO, 3 de março de 2021 – ",
                "İSTANBUL, 16 Kasım 2026 - ",
                "МОСКВА, 3 марта — ",
                "Київ, 3 березня (Укрінформ) – ",
                "ΑΘΗΝΑ, 3 Μαρτίου – ",
                "القاهرة (رويترز) - ",
            })
    void aPlaceWithADayOrAnAgencyIsNotPartOfTheTitle(String dateline) {
        assertThat(FirstSentence.titleOf(dateline + REPORT + " More follows.")).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Smith – who has run the harbour for nine years – resigned on Tuesday.",
                "Three harbours, 40 ships - and no captain at all.",
                "The terminal, built in 1974 – and empty since 2014 – will be closed.",
                "In Lisbon, 3 of 4 – so the council says – never took a ferry.",
                "Well-known – and well-liked.",
                "Lisbon – the city of ferries – votes.",
                "A FIRE - BOMB attack has closed the ferry terminal.",
                "LISBON –",
                "– 3 March –",
            })
    void aSentenceWithADashKeepsItsBeginning(String sentence) {
        assertThat(FirstSentence.titleOf(sentence)).isEqualTo(sentence);
    }
}
