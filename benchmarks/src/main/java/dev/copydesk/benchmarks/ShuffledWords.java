package dev.copydesk.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts that cost what real ones cost and resemble none: the words of each paragraph in another order. */
public final class ShuffledWords {
    private ShuffledWords() {}

    public static String of(String text, Random random) {
        return text.lines()
                .map(paragraph -> {
                    List<String> words = new ArrayList<>(Arrays.asList(paragraph.split(" ")));
                    Collections.shuffle(words, random);
                    return String.join(" ", words);
                })
                .collect(Collectors.joining("\n"));
    }
}
