package dev.copydesk.index.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of one poll, read.
 *
 * @param actions what is to be written, in the order of the records
 * @param unreadable what can't be
 */
public record DecodedBatch(List<WriteAction> actions, List<ActionReader.Decoded.Unreadable> unreadable) {

    public static DecodedBatch of(Iterable<ConsumerRecord<byte[], byte[]>> records, ActionReader reader) {
        List<WriteAction> actions = new ArrayList<>();
        List<ActionReader.Decoded.Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> received : records) {
            ActionReader.Decoded decoded = reader.read(received);
            if (decoded instanceof ActionReader.Decoded.Write write) {
                actions.add(write.action());
            } else if (decoded instanceof ActionReader.Decoded.Unreadable bad) {
                unreadable.add(bad);
            }
        }
        return new DecodedBatch(actions, unreadable);
    }

    /** The letters about everything in the batch that will never be indexed. */
    public List<AddressedLetter> letters(List<Rejection> rejected, Letters letters) {
        List<AddressedLetter> all = new ArrayList<>(unreadable.size() + rejected.size());
        unreadable.forEach(bad -> all.add(new AddressedLetter(letters.about(bad), bad.origin())));
        rejected.forEach(rejection -> all.add(
                new AddressedLetter(letters.about(rejection), rejection.action().origin())));
        return all;
    }
}
