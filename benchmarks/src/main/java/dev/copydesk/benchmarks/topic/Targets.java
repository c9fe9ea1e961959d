package dev.copydesk.benchmarks.topic;

import dev.copydesk.benchmarks.topic.TrainingText.Kind;
import dev.copydesk.enrich.topic.MediaTopic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one target of what the file, the seed terms and the teacher say about a text. */
final class Targets {
    private static final double KNOWN_NEAREST = 0.7;
    private static final double MIN_VOTES = 3;
    private static final double SURE_VOTES = 3;

    private final List<MediaTopic> topics;
    private final int top;
    private final SeedVotes votes;

    Targets(List<MediaTopic> topics, int top, SeedVotes votes) {
        this.topics = topics;
        this.top = top;
        this.votes = votes;
    }

    /** @param teacher probabilities of the top-level topics; null where it was not asked */
    float[] of(TrainingText text, double @Nullable [] teacher) {
        float[] targets = new float[topics.size()];
        Map<MediaTopic, Double> evidence = text.kind() == Kind.WORD ? Map.of() : votes.of(text.title(), text.text());
        double[] known = known(text);
        double[] voted = voted(evidence);
        double knownShare =
                known.length == 0 ? 0 : text.kind() == Kind.HEADLINE ? 0.5 : text.kind() == Kind.FILED ? 0.6 : 1;
        double votedShare = voted.length == 0 || knownShare == 1 ? 0 : 0.35;
        double teacherShare = teacher == null || knownShare == 1 ? 0 : 0.35;
        double sum = knownShare + votedShare + teacherShare;
        for (int c = 0; c < top && sum > 0; c++) {
            targets[c] = (float) ((knownShare == 0 ? 0 : knownShare * known[c] / sum)
                    + (votedShare == 0 ? 0 : votedShare * voted[c] / sum)
                    + (teacherShare == 0 || teacher == null ? 0 : teacherShare * teacher[c] / sum));
        }
        for (int c = top; c < targets.length; c++) {
            targets[c] = below(text, topics.get(c), evidence);
        }
        return targets;
    }

    private float below(TrainingText text, MediaTopic topic, Map<MediaTopic, Double> evidence) {
        if (text.kind() == Kind.WORD) {
            return Float.NaN;
        }
        if (topic.id().equals(text.knownBelow())) {
            return 1;
        }
        double votes = evidence.getOrDefault(topic, 0.0);
        double long3 = text.text().length() > 400 ? 2 : 1;
        return votes == 0 ? 0 : votes >= SURE_VOTES * long3 ? 1 : Float.NaN;
    }

    private double[] known(TrainingText text) {
        if (text.known().isEmpty()) {
            return new double[0];
        }
        double[] known = new double[top];
        int others = text.known().size() - 1;
        for (int c = 0; c < top; c++) {
            int place = text.known().indexOf(topics.get(c).id());
            known[c] = place < 0 ? 0 : place > 0 ? (1 - KNOWN_NEAREST) / others : others == 0 ? 1 : KNOWN_NEAREST;
        }
        return known;
    }

    private double[] voted(Map<MediaTopic, Double> evidence) {
        double[] voted = new double[top];
        for (int c = 0; c < top; c++) {
            String id = topics.get(c).id();
            for (Map.Entry<MediaTopic, Double> e : evidence.entrySet()) {
                if (e.getKey().id().equals(id) || id.equals(e.getKey().parent())) {
                    voted[c] += e.getValue();
                }
            }
        }
        double sum = Arrays.stream(voted).sum();
        if (sum < MIN_VOTES) {
            return new double[0];
        }
        for (int c = 0; c < top; c++) {
            voted[c] = voted[c] * voted[c];
        }
        double squares = Arrays.stream(voted).sum();
        for (int c = 0; c < top; c++) {
            voted[c] /= squares;
        }
        return voted;
    }
}
