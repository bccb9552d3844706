package compose.orchestrator.cli.command;

/** The list of commands at the end of the tool's own help. */
public final class CommandList {

  /** One line for each command. */
  public static final String TEXT =
      """

      Commands:
        attach      Shows what a container prints, and feeds it
        backup      Saves a project with its data in one file
        build       Builds images
        commit      Makes an image of what a container has become
        completion  Prints what completes words in a shell
        config      Shows the project as it was understood
        cp          Copies files to and from containers
        create      Makes containers without starting them
        down        Stops and removes containers and networks
        drift       Shows what on the engine is not as the files say
        events      Shows what happens to containers
        exec        Runs a command in a running container
        explain     Tells why a service is as it is
        export      Writes the files of a container
        graph       Draws services, networks and volumes
        history     Lists what was done to a project
        images      Lists the images containers were made from
        install     Puts the tool where shells and docker find it
        kill        Sends a signal to containers
        lint        Tells what is valid in the files and hurts later
        logs        Shows what containers print
        ls          Lists projects
        migrate     Moves a project with its data to another host
        pause       Freezes running containers
        plan        Shows what up would change, and why
        port        Shows where a container's port is published
        ps          Lists containers
        publish     Sends the project's files to a registry
        pull        Fetches images
        push        Sends images to their registries
        restart     Stops and starts containers
        restore     Brings back what backup has saved
        resume      Goes on with an interrupted operation
        rm          Removes stopped containers
        run         Runs a command once, in a container of its own
        scale       Brings services to a number of containers
        start       Starts containers that are there
        stats       Shows what containers use
        stop        Stops containers
        top         Lists the processes in containers
        undo        Takes back what an operation has done
        uninstall   Takes away what install has put
        unpause     Lets paused containers go on
        up          Makes and starts what the project describes
        version     Shows the version
        volumes     Lists volumes
        wait        Waits until containers end
        watch       Brings changed files to containers

      Examples:
        orchestrator up -d
        orchestrator -f compose.yaml -p shop plan
        orchestrator logs -f web

      'orchestrator COMMAND --help' explains a command.
      """;

  private CommandList() {}
}
