"""Whom the Prefect server tells when a build goes wrong: `python -m flows.alerts https://chat.example.org/hook`.

The server does the telling, not the build: so it is heard of builds that were killed and of builds that never began,
for want of a worker, too. Needs the address of the server in PREFECT_API_URL. May be run again: it replaces what it
left before.
"""

import asyncio
import sys
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

import click
from prefect.automations import Automation
from prefect.blocks.webhook import Webhook
from prefect.events.actions import CallWebhook, CancelFlowRun
from prefect.events.schemas.automations import EventTrigger, Posture
from pydantic import SecretStr

_BLOCK: Final = "communique-alerts"
_OF_BUILDS: Final[dict[str, Any]] = {
    "match": {"prefect.resource.id": "prefect.flow-run.*"},
    "match_related": {"prefect.resource.role": "flow", "prefect.resource.name": "build"},
    "for_each": {"prefect.resource.id"},
}
_ENDS: Final = {f"prefect.flow-run.{state}" for state in ("Completed", "Failed", "Crashed", "Cancelled", "TimedOut")}
_WRONG: Final = {f"prefect.flow-run.{state}" for state in ("Failed", "Crashed", "TimedOut", "Late")}
_MESSAGE: Final = (
    '{"text": {{ ("communique: " ~ deployment.name ~ " run " ~ flow_run.name ~ ": " ~ WHAT'
    ' ~ " " ~ (flow_run.state.message or "")) | tojson }}}'
)


async def alert(hook: str, longest: timedelta) -> list[str]:
    """Have the server POST `{"text": …}` to `hook` for every build that fails or does not begin, and for those that
    run longer than `longest`, which it cancels. Returns the names of the rules. Raises what Prefect's client raises.
    """
    told = Webhook(method="POST", url=SecretStr(hook), headers={"Content-Type": "application/json"})  # type: ignore[arg-type]
    block = await told.asave(_BLOCK, overwrite=True)
    rules = [
        Automation(
            name="communique: a build goes wrong",
            trigger=EventTrigger(expect=_WRONG, posture=Posture.Reactive, threshold=1, **_OF_BUILDS),
            actions=[_tell(block, "flow_run.state.name")],
        ),
        Automation(
            name="communique: a build takes too long",
            trigger=EventTrigger(
                after={"prefect.flow-run.Running"},
                expect=_ENDS,
                posture=Posture.Proactive,
                threshold=1,
                within=longest,
                **_OF_BUILDS,
            ),
            actions=[CancelFlowRun(), _tell(block, '"takes too long and is cancelled;"')],
        ),
    ]
    for rule in rules:
        with suppress(ValueError):  # there was none
            await (await Automation.aread(name=rule.name)).adelete()
        await rule.acreate()
    return [rule.name for rule in rules]


def _tell(block: Any, what: str) -> CallWebhook:
    return CallWebhook(block_document_id=block, payload=_MESSAGE.replace("WHAT", what))


@click.command()
@click.argument("hook")
@click.option("--hours", type=click.FloatRange(min=0.003), default=6.0, show_default=True, help="The longest build.")
def main(hook: str, hours: float) -> None:
    """Have the Prefect server POST to HOOK, a web address, what goes wrong with builds."""
    for name in asyncio.run(alert(hook, timedelta(hours=hours))):
        click.echo(name)


if __name__ == "__main__":
    sys.exit(main())
