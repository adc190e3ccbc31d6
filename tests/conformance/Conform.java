import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates files against flavours in one run: Conform FLAVOUR,FLAVOUR FILE...
 *
 * Prints a line "flavour TAB file TAB ok|broken|unreadable" for each pair, and after it a line
 * "TAB count TAB clause TAB message" for each rule that is broken. */
public class Conform {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        for (String flavour : arguments[0].split(",")) {
            for (int i = 1; i < arguments.length; i++) {
                check(PDFAFlavour.byFlavourId(flavour), arguments[i]);
            }
        }
    }

    private static void check(PDFAFlavour flavour, String file) {
        String subject = flavour.getId() + "\t" + file + "\t";
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            ValidationResult result =
                    Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            System.out.println(subject + (result.isCompliant() ? "ok" : "broken"));
            TreeMap<String, Integer> counts = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String clause = assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber();
                    counts.merge(clause + "\t" + assertion.getMessage(), 1, Integer::sum);
                }
            }
            counts.forEach((rule, count) -> System.out.println("\t" + count + "\t" + rule));
        } catch (Exception problem) {
            System.out.println(subject + "unreadable");
            System.out.println("\t1\t-\t" + String.valueOf(problem.getMessage()).replaceAll("\\s+", " "));
        }
    }
}
