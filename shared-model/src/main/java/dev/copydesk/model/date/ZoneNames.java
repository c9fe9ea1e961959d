package dev.copydesk.model.date;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The abbreviations of time zones that newsrooms write, in lower case.
 *
 * <p>Some are used by several countries. Read here: {@code ist} as India, {@code cst} and {@code cdt} as North America,
 * {@code bst} as British summer time, {@code ast} as Atlantic time.
 */
final class ZoneNames {
    private static final Map<String, ZoneId> ZONES =
            zones("z=Z utc=Z gmt=Z ut=Z wet=Z west=+01:00 bst=+01:00 cet=+01:00 cest=+02:00 mez=+01:00 mesz=+02:00"
                    + " eet=+02:00 eest=+03:00 msk=+03:00 мск=+03:00 trt=+03:00 sast=+02:00 eat=+03:00 wat=+01:00 gst=+04:00 pkt=+05:00"
                    + " ist=+05:30 npt=+05:45 ict=+07:00 wib=+07:00 sgt=+08:00 hkt=+08:00 pht=+08:00 awst=+08:00 jst=+09:00"
                    + " kst=+09:00 acst=+09:30 acdt=+10:30 aest=+10:00 aedt=+11:00 nzst=+12:00 nzdt=+13:00 brt=-03:00"
                    + " nst=-03:30 ndt=-02:30 ast=-04:00 adt=-03:00 est=-05:00 edt=-04:00 cst=-06:00 cdt=-05:00 mst=-07:00"
                    + " mdt=-06:00 pst=-08:00 pdt=-07:00 akst=-09:00 akdt=-08:00 hst=-10:00"
                    + " et=America/New_York ct=America/Chicago mt=America/Denver pt=America/Los_Angeles");

    private ZoneNames() {}

    /** The offset that the zone has at that local time; empty for an unknown name. */
    static Optional<ZoneOffset> offset(String lowerCaseName, LocalDateTime at) {
        return Optional.ofNullable(ZONES.get(lowerCaseName))
                .map(zone -> zone.getRules().getOffset(at));
    }

    private static Map<String, ZoneId> zones(String pairs) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String pair : pairs.split(" ")) {
            int equals = pair.indexOf('=');
            zones.put(pair.substring(0, equals), ZoneId.of(pair.substring(equals + 1)));
        }
        return Map.copyOf(zones);
    }
}
