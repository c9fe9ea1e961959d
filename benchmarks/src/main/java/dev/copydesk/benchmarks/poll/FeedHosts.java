package dev.copydesk.benchmarks.poll;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A server that behaves like many hosts: several ports, keep-alive, gzip for most, ETag and {@code Cache-Control}, and a
 * latency of 80 ms in the median and up to 1.5 s. Prints its ports in one line. {@code GET /generation/N} gives every feed 20
 * new items.
 */
final class FeedHosts {
    static final int ITEMS = 20;
    private static final int PORTS = 8;
    private static final int TEXT_LENGTH = 1 << 18;
    private static final int LONGEST_LATENCY_MS = 1500;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(42);
    private final String text = text(new SplittableRandom(42));
    private final AtomicInteger generation = new AtomicInteger(1);

    private FeedHosts() {}

    public static void main(String[] arguments) {
        new FeedHosts().serve();
    }

    private void serve() {
        List<String> ports = new ArrayList<>();
        for (int i = 0; i < PORTS; i++) {
            int port = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(this::handle)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
            ports.add(Integer.toString(port));
        }
        System.out.println(String.join(",", ports));
        System.out.flush();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        if (path.startsWith("/generation/")) {
            generation.set(number);
            request.response().end();
            return;
        }
        double spread = Math.exp(0.8 * random.nextGaussian());
        long latency = Math.max(1, Math.min(LONGEST_LATENCY_MS, Math.round(80 * spread)));
        vertx.setTimer(latency, id -> answer(request, number));
    }

    private void answer(HttpServerRequest request, int number) {
        String etag = "\"" + number + "-" + generation.get() + "\"";
        request.response()
                .putHeader("ETag", etag)
                .putHeader("Last-Modified", "Sun, 22 Nov 2026 05:00:00 GMT")
                .putHeader("Date", "Sun, 22 Nov 2026 06:00:00 GMT")
                .putHeader("Server", "nginx")
                .putHeader("Cache-Control", "max-age=300");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
            return;
        }
        byte[] body = feed(number, generation.get()).getBytes(StandardCharsets.UTF_8);
        request.response().putHeader("Content-Type", "application/rss+xml; charset=UTF-8");
        if (number % 10 < 8) {
            request.response().putHeader("Content-Encoding", "gzip");
            body = gzip(body);
        }
        request.response().end(Buffer.buffer(body));
    }

    private String feed(int number, int generation) {
        StringBuilder feed = new StringBuilder(50_000);
        feed.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"")
                .append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"")
                .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Feed ")
                .append(number)
                .append("</title><link>https://host.example/</link><language>en</language><ttl>60</ttl>\n");
        SplittableRandom chosen = new SplittableRandom(number * 1000L + generation);
        for (int i = 0; i < ITEMS; i++) {
            String url = "https://host" + number + ".example/news/" + generation + "/" + i;
            feed.append("<item><title>")
                    .append(slice(chosen, 60))
                    .append("</title><link>")
                    .append(url);
            feed.append("?utm_source=rss</link><guid isPermaLink=\"false\">")
                    .append(url)
                    .append("</guid><pubDate>");
            feed.append(String.format(Locale.ROOT, "Sun, 22 Nov 2026 05:%02d:00 GMT", i));
            feed.append("</pubDate><dc:creator>").append(slice(chosen, 12)).append("</dc:creator><category>World");
            feed.append("</category><description>").append(slice(chosen, 250));
            feed.append("</description><content:encoded><![CDATA[");
            for (int paragraph = 0; paragraph < 4; paragraph++) {
                feed.append("<p>").append(slice(chosen, 300)).append("</p>\n");
            }
            feed.append("]]></content:encoded></item>\n");
        }
        return feed.append("</channel></rss>\n").toString();
    }

    private String slice(SplittableRandom chosen, int length) {
        int from = chosen.nextInt(text.length() - length);
        return text.substring(from, from + length);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(TEXT_LENGTH);
        while (text.length() < TEXT_LENGTH) {
            int letters = 2 + random.nextInt(9);
            for (int i = 0; i < letters; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
