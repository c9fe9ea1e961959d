package dev.copydesk.enrich.language;

import org.jspecify.annotations.Nullable;

/** Which script a run of letters is written in. */
public final class CharacterScripts {
    private CharacterScripts() {}

    /** ISO 15924; null if the run has letters of two scripts or none. */
    public static @Nullable String ofRun(CharSequence run) {
        String script = null;
        for (int i = 0; i < run.length(); i++) {
            int kind = CharacterKinds.of(run.charAt(i));
            if (kind >= CharacterKinds.FIRST_SCRIPT) {
                String own = Scripts.code(CharacterKinds.script(kind));
                if (script != null && !script.equals(own)) {
                    return null;
                }
                script = own;
            }
        }
        return script;
    }
}
