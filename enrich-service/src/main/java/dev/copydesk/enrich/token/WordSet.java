package dev.copydesk.enrich.token;

import java.util.Collection;

/** A set of words, asked by the hash of a token. Immutable, thread-safe. */
public final class WordSet {
    private final long[] hashes;
    private final int mask;

    /** Of words in lower case; of a word that is several tokens, all of them are in the set. */
    public WordSet(Collection<String> words) {
        int size = Integer.highestOneBit(Math.max(4, words.size() * 4)) * 2;
        hashes = new long[size];
        mask = size - 1;
        for (String word : words) {
            Tokens tokens = Tokens.of(word);
            for (int i = 0; i < tokens.count(); i++) {
                add(tokens.hash(i));
            }
        }
    }

    private void add(long hash) {
        int slot = (int) hash & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
    }

    public boolean contains(long hash) {
        int slot = (int) hash & mask;
        while (hashes[slot] != 0) {
            if (hashes[slot] == hash) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }
}
