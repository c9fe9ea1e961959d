package dev.copydesk.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/** What all fetches share. */
record FetchResources(
        Vertx vertx,
        HttpClient client,
        FetchLimits limits,
        AddressGuard guard,
        HostResolver resolver,
        Executor decoding,
        IntSupplier openConnections) {}
