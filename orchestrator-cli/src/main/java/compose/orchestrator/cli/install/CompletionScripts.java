package compose.orchestrator.cli.install;

/** What makes shells complete words: each asks the tool itself. */
public final class CompletionScripts {

  private CompletionScripts() {}

  /** To be read by bash, or put where bash-completion looks for it. */
  public static String bash() {
    return """
    # orchestrator completion for bash
    _orchestrator() {
      local out directive IFS=$'\\n'
      out=$("${COMP_WORDS[0]}" __completeNoDesc "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) ||
        return
      directive=${out##*:}
      COMPREPLY=($(compgen -W "${out%:*}" -- "${COMP_WORDS[COMP_CWORD]}"))
      [ "$directive" != 0 ] || compopt -o default
    }
    complete -F _orchestrator orchestrator docker-compose
    """;
  }

  /** To be a file _orchestrator in a folder of zsh's fpath. */
  public static String zsh() {
    return """
    #compdef orchestrator docker-compose
    # orchestrator completion for zsh
    local out line directive
    local -a lines candidates
    out=$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null) || return
    lines=("${(@f)out}")
    directive=${lines[-1]#:}
    for line in "${(@)lines[1,-2]}"; do
      line=${line//:/\\\\:}
      candidates+=("${line/$'\\t'/:}")
    done
    _describe word candidates
    [[ $directive != 0 ]] || _files
    """;
  }

  /** To be a file with the command's name and .fish in a folder where fish looks for it. */
  public static String fish(String command) {
    return """
    # orchestrator completion for fish
    function __orchestrator_words
      set -l words (commandline -opc) (commandline -ct)
      set -l out ($words[1] __complete $words[2..-1] 2>/dev/null); or return
      test (count $out) -gt 1; and printf '%%s\\n' $out[1..-2]
      test $out[-1] = ':0'; and __fish_complete_path (commandline -ct)
    end
    complete -c %s -f -a '(__orchestrator_words)'
    """
        .formatted(command);
  }
}
