package dev.copydesk.model.date;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of the months in some forty languages, in lower case, in the forms that stand in dates. */
final class MonthNames {
    /** One row a language, twelve columns; alternatives of one month are joined by a slash. */
    private static final String[] ROWS = {
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep/sept oct nov dec",
        "januar/jänner februar/feber märz/mrz/maerz april mai juni juli august september oktober/okt november dezember/dez",
        "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre"
                + " décembre/decembre/déc",
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre"
                + " diciembre/dic",
        "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre"
                + " dicembre",
        "janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro/out novembro dezembro",
        "januari februari maart/mrt april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август"
                + " сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ocak/oca şubat/şub mart nisan/nis mayıs haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar mars/mar april mai/maí juni/júní juli/júlí august/ágúst september oktober/október"
                + " november/nóvember desember/des",
        "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
        "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu"
                + " kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu"
                + " marraskuuta/marraskuu joulukuuta/joulukuu",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "janvāris/janvāra/janvārī februāris/februāra/februārī marts/marta/martā aprīlis/aprīļa/aprīlī maijs/maija/maijā"
                + " jūnijs/jūnija/jūnijā jūlijs/jūlija/jūlijā augusts/augusta/augustā septembris/septembra/septembrī"
                + " oktobris/oktobra/oktobrī novembris/novembra/novembrī decembris/decembra/decembrī",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
        "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen"
                + " září října/říjen listopadu prosince/prosinec",
        "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta septembra októbra"
                + " novembra decembra",
        "január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept"
                + " október/okt november december",
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga/studenog prosinca",
        "januara/januar februara/februar marta/mart aprila maja/maj juna/jun jula/jul avgusta/avgust septembra/septembar"
                + " oktobra/oktobar novembra/novembar decembra/decembar",
        "јануара/јануар фебруара/фебруар марта/март априла/април маја/мај јуна/јун јула/јул августа/август"
                + " септембра/септембар октобра/октобар новембра/новембар децембра/децембар",
        "януари февруари март април май юни юли август септември октомври ноември декември",
        "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень"
                + " серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαϊ/μαΐ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ"
                + " σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
        "januari februari/pebruari maret april mei juni juli agustus september oktober november desember",
        "januari februari mac april mei jun julai ogos september oktober november disember",
        "tháng1 tháng2 tháng3 tháng4 tháng5 tháng6 tháng7 tháng8 tháng9 tháng10 tháng11 tháng12",
        "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
        "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר"
                + " אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
        "जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
        "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
        "มกราคม/ม.ค. กุมภาพันธ์/ก.พ. มีนาคม/มี.ค. เมษายน/เม.ย. พฤษภาคม/พ.ค. มิถุนายน/มิ.ย. กรกฎาคม/ก.ค. สิงหาคม/ส.ค."
                + " กันยายน/ก.ย. ตุลาคม/ต.ค. พฤศจิกายน/พ.ย. ธันวาคม/ธ.ค.",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "янв фев мар апр мая июн июл авг сен/сент окт ноя дек",
    };

    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** 1 to 12. The name must be one that {@link #alternatives} matches. */
    static int number(String lowerCaseName) {
        Integer number = NUMBERS.get(lowerCaseName.replace(" ", ""));
        if (number == null) {
            throw new IllegalArgumentException("no month: " + lowerCaseName);
        }
        return number;
    }

    /** All names as the alternatives of a regular expression, longest first. */
    static String alternatives() {
        return NUMBERS.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(name -> name.replace(".", "\\.").replaceFirst("^tháng(?=\\d)", "tháng\\\\s?"))
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String row : ROWS) {
            String[] months = row.split(" ");
            for (int month = 0; month < months.length; month++) {
                for (String name : months[month].split("/")) {
                    numbers.putIfAbsent(name, month + 1);
                }
            }
        }
        return Map.copyOf(numbers);
    }
}
