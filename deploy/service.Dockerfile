# One of the services, from what Maven built; the context is its target/quarkus-app.
FROM eclipse-temurin:17-jre

RUN useradd --uid 10001 --no-log-init --home-dir /app --shell /usr/sbin/nologin copydesk \
 && install -d -o copydesk -g copydesk /var/lib/copydesk
WORKDIR /app

# What changes least first, each a layer of its own: libraries of others, Copydesk's own, the application.
COPY --chown=copydesk lib/boot/ lib/boot/
COPY --chown=copydesk lib/main/[^d]* lib/main/
COPY --chown=copydesk lib/main/d* lib/main/
COPY --chown=copydesk quarkus-run.jar ./
COPY --chown=copydesk quarkus/ quarkus/
COPY --chown=copydesk app/ app/

USER copydesk
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    COPYDESK_STATE_DIR=/var/lib/copydesk
# Each container has state of its own: what is lost is restored from Kafka.
VOLUME /var/lib/copydesk
# The heap takes half of the container's memory: RocksDB, buffers and code want the rest. JDK_JAVA_OPTIONS overrides.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-jar", "quarkus-run.jar"]
