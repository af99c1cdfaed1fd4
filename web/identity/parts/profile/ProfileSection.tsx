import { type ReactNode, useId } from 'react';
import './profile.css';

interface ProfileSectionProps {
  readonly title: string;
  readonly more: string;
  readonly children: ReactNode;
}

/** A part of the profile: what it is at the left, the thing itself at the right. */
export const ProfileSection = ({ title, more, children }: ProfileSectionProps) => {
  const id = useId();
  return (
    <section className="profile-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p>{more}</p>
      </div>
      <div className="profile-body">{children}</div>
    </section>
  );
};
