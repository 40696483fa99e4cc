"""`backup`, `restore`, `repair`, `passphrase`, `recover`, `office staff` and `office escrow`."""

from argparse import Namespace
from pathlib import Path

from msgspec import to_builtins

from db.errors import BadInput
from db.vault.rescue import rescue_with_code
from desktop.casework.actions.safety import recovery_key
from desktop.casework.actions.safety import staff as people
from desktop.casework.actions.safety.backups import carry_backup, restore
from desktop.casework.actions.safety.repair import repair as mend
from desktop.casework.actions.safety.ways_in import Changed, change_passphrase, drop_old_backups
from desktop.casework.actions.safety.ways_in import recover as recover_vault
from desktop.casework.history.repairs import told
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.commands.choices import one_of
from desktop.commands.files import new_passphrase, open_vault, passphrase, recovery_code
from desktop.commands.output import Output


def backup(args: Namespace, out: Output, world: World) -> int:
    """`backup VAULT -o FILE`"""
    with open_vault(args, world) as desk:
        made = carry_backup(desk, Path(args.output))
    text = (
        f"The backup is in {args.output}, read again and found whole.\n"
        "It opens with the passphrase and the recovery code of today; nothing in it can be read "
        "without."
    )
    out.line({"file": args.output, "size": made.size}, text)
    return 0


def bring_back(args: Namespace, out: Output, world: World) -> int:
    """`restore FILE VAULT`"""
    made = restore(Path(args.file), Path(args.vault), world)
    text = (
        f"The vault of {london(made):%d %b %Y %H:%M} is in {args.vault}.\n"
        "It opens with the passphrase of that day. What was written later is not in it: before "
        "anything is sent, bring in a bundle that the other side makes now."
    )
    out.line({"vault": args.vault, "made": made.isoformat()}, text)
    return 0


def repair(args: Namespace, out: Output, world: World) -> int:
    """`repair VAULT [--recovery-code-file FILE]`"""
    vault = Path(args.vault)
    if args.recovery_code_file:
        done = mend(vault, recovery_code(args), world, rescue_with_code)
    else:
        done = mend(vault, passphrase(args), world)
    if done is None:
        out.line({"vault": args.vault, "repaired": False}, "Nothing is wrong; nothing was changed.")
        return 0
    fields = {"vault": args.vault, "repaired": True, **to_builtins(done)}
    out.line(fields, "\n".join(told(done, world.clock.now())))
    return 0


def change(args: Namespace, out: Output, world: World) -> int:
    """`passphrase VAULT [--new-passphrase-file FILE]`"""
    old = passphrase(args)
    with open_vault(args, world, old) as desk:
        changed = change_passphrase(desk, old, new_passphrase(args))
        if args.drop_backups:
            drop_old_backups(desk)
            changed = Changed(old_backups=0)
    text = "The new passphrase opens the vault; the old one no longer does."
    if changed.old_backups:
        text += (
            f"\nBackups made before still open with the old one: {changed.old_backups}. If it "
            "leaked, --drop-backups takes them away; copies on sticks are yours to find."
        )
    out.line({"vault": args.vault, "old_backups": changed.old_backups}, text)
    return 0


def recover(args: Namespace, out: Output, world: World) -> int:
    """`recover VAULT {--recovery-code-file FILE | --recovery-key-file FILE} […]`"""
    vault = Path(args.vault)
    if args.recovery_key_file:
        key = recovery_key.read_key(Path(args.recovery_key_file))
        recovery_key.recover_with_key(vault, key, new_passphrase(args), world).lock()
        text = "The new passphrase opens the vault. Tell whoever it belongs to, and what you saw."
    else:
        code = recovery_code(args)
        recover_vault(vault, code, new_passphrase(args), world).lock()
        text = "The new passphrase opens the vault. The code stays good."
    out.line({"vault": args.vault}, text)
    return 0


def carry_key_off(args: Namespace, out: Output, world: World) -> int:
    """`office escrow export VAULT -o FILE`"""
    with open_vault(args, world) as desk:
        recovery_key.carry_off(desk, Path(args.output))
    text = (
        f"The recovery key is in {args.output} and no longer on this computer.\n"
        "With a laptop it opens everything on it: lock it away, on no computer. Backups of this "
        "office that lie on sticks still hold it; make new ones in their place."
    )
    out.line({"file": args.output}, text)
    return 0


def staff(args: Namespace, out: Output, world: World) -> int:
    """`office staff VAULT {add|remove|list} [NAME]`"""
    act = one_of("staff", args.act, ("add", "remove", "list"))
    if act != "list" and not args.name:
        raise BadInput(what="name", given="", expected="the name of whom you mean")
    if act == "remove":
        return _remove(args, out, world)
    with open_vault(args, world) as desk:
        if act == "add":
            people.add(desk, args.name, new_passphrase(args), manager=args.manager)
        for one in people.members(desk):
            since = one.since.isoformat() if one.since else None
            manager = ", manager" if one.manager else ""
            fields = {"name": one.name, "since": since, "manager": one.manager}
            out.line(fields, f"{one.name}, since {since or 'the beginning'}{manager}")
    return 0


def _remove(args: Namespace, out: Output, world: World) -> int:
    gone = people.remove(Path(args.vault), passphrase(args), args.name, world)
    text = (
        f"{gone.name}’s passphrase no longer opens the vault, and the record has a new key.\n"
        f"Recovery code: {gone.recovery_code}\n"
        "It takes the place of the one on paper; write it down now. Backups on sticks still open "
        "with what opened them: make new ones."
    )
    out.line({"name": gone.name, "recovery_code": gone.recovery_code}, text)
    return 0
