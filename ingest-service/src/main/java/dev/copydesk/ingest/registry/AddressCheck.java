package dev.copydesk.ingest.registry;

import dev.copydesk.ingest.fetch.AddressGuard;
import dev.copydesk.ingest.fetch.HostResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Says early that a feed's address is none of the public internet. The fetcher checks again at each request; here a name that
 * cannot be looked up, or not soon, passes: it may be there tomorrow. Thread-safe.
 */
public final class AddressCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");
    private static final Pattern LOCALHOST = Pattern.compile("(.+\\.)?localhost");

    private final AddressGuard guard;
    private final HostResolver resolver;

    public AddressCheck(AddressGuard guard, HostResolver resolver) {
        this.guard = guard;
        this.resolver = resolver;
    }

    /** Why the address may not be asked, in one line; a name is looked up, which takes 2 s at most. */
    public Optional<String> refusal(FeedAddress address) {
        String host = address.host();
        return isKnownByItself(host) ? refusalWithoutLookUp(address) : refusal(host, lookedUp(host));
    }

    /** As {@link #refusal}, of addresses that need no look-up; all others pass. For lists, which name many hosts. */
    public Optional<String> refusalWithoutLookUp(FeedAddress address) {
        String host = address.host();
        try {
            return isKnownByItself(host) ? refusal(host, List.of(InetAddress.getByName(host))) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("'" + host + "' is no address of a host");
        }
    }

    private Optional<String> refusal(String host, List<InetAddress> addresses) {
        return addresses.stream()
                .filter(address -> !guard.permits(address))
                .findFirst()
                .map(
                        address -> "'" + host + "' is at " + address.getHostAddress()
                                + ", which is no public address; set copydesk.feeds.allow-private-addresses if it may be asked");
    }

    private List<InetAddress> lookedUp(String host) {
        try {
            return resolver.resolve(host).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of(); // the feed's health will say so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static boolean isKnownByItself(String host) {
        return LITERAL.matcher(host).matches() || LOCALHOST.matcher(host).matches();
    }
}
