package dev.copydesk.kafka;

import dev.copydesk.model.EventJson;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes a record as the JSON of {@link EventJson} and reads it back; null stays null. For state stores and internal
 * topics, where unreadable bytes are a fault of ours and may stop the topology. Thread-safe.
 */
public final class EventSerde<T> implements Serde<T> {
    private final Class<T> type;

    public EventSerde(Class<T> type) {
        this.type = type;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, event) -> event == null ? null : EventJson.write(event);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, json) -> json == null ? null : EventJson.read(json, type);
    }
}
