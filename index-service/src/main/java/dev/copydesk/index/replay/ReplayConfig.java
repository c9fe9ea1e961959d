package dev.copydesk.index.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What can be set, under {@code copydesk.replay.}. */
@ConfigMapping(prefix = "copydesk.replay")
public interface ReplayConfig {

    /** Time between two looks at how far generations are; more than 0. */
    @WithDefault("1s")
    Duration every();

    /** Queries whose times are compared in a diff; {@code *} matches all. */
    @WithDefault("*,government,police,election,\"climate change\",football match")
    List<String> queries();

    /** Examples that a diff names of each kind of difference; 0 for none. */
    @WithDefault("5")
    int examples();
}
